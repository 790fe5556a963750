-- class: memory
-- tries: one text of a gigabyte
-- expect: error

return ("x"):rep(1 << 30)
