-- class: isolation
-- tries: reads or sets the metatables of basic types
-- expect: either

for _, v in ipairs{"", 1, true, print or pairs, coroutine.create(pairs)} do
  local mt = getmetatable(v)
  if mt then sim.log("ESCAPED metatable of a " .. type(v)) end
  if pcall(setmetatable, v, {}) then sim.log("ESCAPED setmetatable of a " .. type(v)) end
end
