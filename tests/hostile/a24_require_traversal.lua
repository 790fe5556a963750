-- class: escape
-- tries: reads files by the module loader
-- expect: either

for _, n in ipairs{"../../../../etc/passwd", "/etc/passwd", "..", ".", "a..b", "a/b", "a\0b", "", "a.", ".a",
                   ("a."):rep(500) .. "a", "\27Lua", "os", "io", "C:\\x", "a b", "A"} do
  local ok, e = pcall(require, n)
  if ok then sim.log("ESCAPED require " .. n) end
end
pcall(require) pcall(require, {}) pcall(require, 1)
