-- class: cpu
-- tries: a backward goto
-- expect: error

::a:: goto a
