-- class: cpu
-- tries: a loop with an empty body
-- expect: error

repeat until false
