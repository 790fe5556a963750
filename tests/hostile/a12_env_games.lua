-- class: escape
-- tries: looks for the real globals behind the environment
-- expect: either

local seen = {}
local function walk(t, depth)
  if type(t) ~= "table" or seen[t] or depth > 6 then return end
  seen[t] = true
  for k, v in pairs(t) do
    if k == "os" or k == "io" or k == "debug" or k == "package" or k == "load" or k == "dofile" or k == "_G" then
      sim.log("ESCAPED " .. k)
    end
    walk(v, depth + 1)
  end
  local mt = getmetatable(t)
  if type(mt) == "table" then walk(mt, depth + 1) end
end
walk(_ENV, 0)
walk(getmetatable(_ENV), 0)
if _G then sim.log("ESCAPED _G") end
