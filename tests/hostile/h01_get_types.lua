-- class: api
-- tries: numbers that are none, and texts for numbers
-- expect: error

for _, v in ipairs{0 / 0, 1 / 0, -1 / 0, 1e300, "1", true, {}} do
  if pcall(sim.set, "gold", v) then sim.log("ESCAPED set " .. tostring(v)) end
end
sim.set("gold", 0 / 0)
