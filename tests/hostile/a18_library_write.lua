-- class: isolation
-- tries: writes into libraries by every function that writes
-- expect: either

for _, t in ipairs{string, math, table, coroutine, utf8, sim} do
  pcall(function() t.evil = 1 end)
  pcall(rawset, t, "evil", 1)
  pcall(table.insert, t, 1)
  pcall(table.move, {1}, 1, 1, 1, t)
  pcall(setmetatable, t, {})
  if rawget(t, "evil") or t.evil or rawget(t, 1) or t[1] then sim.log("ESCAPED library written") end
end
