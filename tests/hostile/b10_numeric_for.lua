-- class: cpu
-- tries: a loop over all integers, and one with a step of zero
-- expect: error

pcall(function() for i = 1, 10, 0 do end end)
for i = math.mininteger, math.maxinteger do end
