-- A number of the pack's own: which share of the ferries sails. It mends itself slowly.
variable "ferries" {
    unit = "share", range = { 0, 1 }, start = 0.6,
    month = self + 0.05 * (0.9 - self),
}
