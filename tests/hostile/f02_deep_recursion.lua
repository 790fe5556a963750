-- class: stack
-- tries: recursion without end, swallowed at each level
-- expect: error

local function f() pcall(f) return 1 + f() end f()
