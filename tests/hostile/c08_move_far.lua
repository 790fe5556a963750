-- class: cpu-c
-- tries: table.move over ranges that never end
-- expect: error

pcall(table.move, {}, 1, math.maxinteger, 2)
pcall(table.move, {}, math.mininteger, math.maxinteger, 2)
table.move({}, 1, 2^53 // 1 | 0, 2)
