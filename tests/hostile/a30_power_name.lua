-- class: isolation
-- tries: uses the name that stands for the power operator
-- expect: error

local power__ = 3 return 2 ^ 0.5
