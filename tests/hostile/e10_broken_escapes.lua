-- class: compile
-- tries: escapes that are cut off
-- expect: error

return "\u{7FFFFFFFF} \xZZ \999"
