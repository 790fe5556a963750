-- class: cpu
-- tries: a callback of gsub that never ends
-- expect: error

("x"):gsub("x", function() while true do end end)
