-- class: determinism
-- tries: hides a power of plain numbers from the reader, so that the maths library gives another last bit
-- expect: ok

local function try(x, f)
  for i = 1, 500 do
    local y = i / 499.7
    if f(y) ~= pow(x, y) then sim.log("ESCAPED the power of " .. x) return end
  end
end
try(3, function(y) return 3--[==[ ]] ]=] "]==]^y end)
try(2, function(y) return (#"\z
   \"a")^ y end)
try(2, function(y) return #[[']] * 2 ^ y / #[[^]] end)
try(3, function(y) return 3 --\
 ^ y end)
try(3, function(y) return 3 --[=
 ^ y end)
try(3, function(y) return 3 --[==[ \]]
 ]==]^ y end)
try(1.5, function(y) return 0x3p-1^y end)
try(1, function(y) return (#'\'')^y end)
try(1, function(y) return (#"\
")^ y end)
try(2, function(y) return (#'\\\'')^ y end)
try(5, function(y) return ({5})[1]^y end)
try(5, function(y) local t = {[ [=[]]=] ] = 5} return t["]"]^y end)
try(7, function(y) local _ENV = {power = 2} return 7 ^ y end)
try(5, function(y) return 5 ^ (y ^ 1) ^ 1 end)
if 3 ^ 0.3 ~= pow(3, 0.3) or 7 ^ 1.7 ~= pow(7, 1.7) then sim.log("ESCAPED a power folded by the compiler") end
if -2 ^ 2 ~= -4 or 2 ^ 3 ^ 2 ~= 512 or 2 ^ -1 ~= 0.5 or 2 ^ -1 ^ 2 ~= 0.5 then sim.log("ESCAPED wrong precedence") end
