-- class: cpu
-- tries: swallows every error for ever
-- expect: error

while true do pcall(error) pcall(pcall, error) select("#", pcall(pcall)) end
