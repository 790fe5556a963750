-- class: determinism
-- tries: the corners of integer arithmetic
-- expect: ok

local s = {}
for _, f in ipairs{function() return math.mininteger // -1 end, function() return math.mininteger % -1 end,
                   function() return 1 // 0 end, function() return 1 % 0 end, function() return 5.5 // 0 end,
                   function() return -5 % math.huge end, function() return 1 << 64 end, function() return 1 >> -1 end,
                   function() return math.fmod(-6, 4) end, function() return math.fmod(math.mininteger, -1) end,
                   function() return math.tointeger(2^53) end, function() return math.floor(-2^53 // 1) end} do
  local ok, x = pcall(f)
  s[#s + 1] = ok and tostring(x) or "error"
end
sim.log(table.concat(s, " "))
