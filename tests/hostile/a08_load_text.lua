-- class: escape
-- tries: compiles text at run time
-- expect: either

for _, name in ipairs{"load", "loadstring", "loadfile", "dofile"} do
  local f = _ENV[name]
  if f then sim.log("ESCAPED " .. name) end
end
