using Kept.Bench.Time;

return args.FirstOrDefault() switch
{
    "time" => WorkingTimeBench.Run(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: bin/bench time");
    return 2;
}
