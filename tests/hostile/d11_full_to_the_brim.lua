-- class: memory
-- tries: fills memory almost to the limit, then asks for little pieces and catches
-- expect: error

local t = {}
for i = 1, 15 do t[i] = ("x"):rep(1000000) .. i end
for i = 1, 1e9 do pcall(function() t[#t + 1] = {i} end) end
