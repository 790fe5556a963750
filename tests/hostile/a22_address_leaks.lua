-- class: leak
-- tries: prints addresses by every function
-- expect: either

local things = {{}, pairs, function() end, coroutine.create(pairs), sim.handle(), _ENV, string, sim}
for i = 1, #things do
  local texts = {tostring(things[i]), string.format("%s", things[i])}
  local ok, e = pcall(error, things[i])
  local ok2, e2 = pcall(function() return things[i] .. "" end)
  texts[#texts + 1] = tostring(e2)
  for _, s in ipairs(texts) do if s:find("0x") then sim.log("ESCAPED " .. s) end end
end
