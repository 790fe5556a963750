-- class: cpu-c
-- tries: table.unpack of ranges that do not fit
-- expect: either

for _, r in ipairs{{1, 1e8 // 1}, {math.mininteger, math.maxinteger}, {0, math.maxinteger}, {math.maxinteger - 1, math.maxinteger}} do
  pcall(table.unpack, {}, r[1], r[2])
end
