-- class: compile
-- tries: a label that is not there, and one that jumps into a local
-- expect: error

goto nowhere
