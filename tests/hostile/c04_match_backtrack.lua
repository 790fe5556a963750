-- class: cpu-c
-- tries: nested repetitions that never match, anchored and with captures
-- expect: error

local s = ("a"):rep(3000)
return s:match("^(a*)(a*)(a*)(a*)(a*)(a*)b$")
