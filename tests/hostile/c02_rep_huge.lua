-- class: cpu-c
-- tries: counts that overflow in rep
-- expect: either

for _, n in ipairs{2^31, 2^53, 2^62, math.maxinteger, math.mininteger} do
  pcall(string.rep, "ab", n // 1 | 0) pcall(string.rep, "ab", n // 1 | 0, "cd") pcall(string.rep, "", n // 1 | 0, "x")
end
