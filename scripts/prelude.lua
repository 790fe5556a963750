-- Conditions that most packs need, by name. Every pack may use them; they are ordinary expressions.
local season = function(first, second, third)
    return month_of_year:is(first) | month_of_year:is(second) | month_of_year:is(third)
end

return {
    fighting = w.war:is(1) & w.frozen:is(0),    -- heavy fighting
    frozen = w.war:is(1) & w.frozen:is(1),      -- the line is frozen
    peace = w.war:is(0),                        -- the guns are silent
    winter = month_of_year:at_least(11) | month_of_year:at_most(2), -- November to February
    spring = season(3, 4, 5),                   -- March to May
    summer = season(6, 7, 8),                   -- June to August
    autumn = season(9, 10, 11),                 -- September to November
    invited = w.stage:between(3, 5),            -- invited, not yet a member
    member = w.stage:is(6),                     -- the candidate is a member
    window_open = w.window_left:above(0),       -- a window of weakness of the rival is open
    candidate_guaranteed = w.order:at_least(4), -- eastern pact, treaty, membership
}
