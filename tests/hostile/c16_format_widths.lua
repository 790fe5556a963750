-- class: cpu-c
-- tries: widths and letters beyond what is allowed in format
-- expect: either

for _, f in ipairs{"%1000d", "%.1000f", "%99.99f", "%n", "%p", "%*d", "%", "%ll", "%5", "%#-+0 099.99a", "%c", "%0100s", "%hhd", "%Lf",
                   "%1$s", "%\0", "%S", "%C", "%m", "%5q"} do
  local ok, s = pcall(string.format, f, 1e308)
  if ok and #s > 500 then sim.log("ESCAPED width " .. f) end
end
pcall(string.format, ("%s"):rep(300), table.unpack({}, 1, 200))
