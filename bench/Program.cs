using System.CommandLine;
using Kept.Bench.Faults;
using Kept.Bench.Time;

var time = new Command("time", "Working-time arithmetic");
time.SetAction(_ => WorkingTimeBench.Run());
return await new RootCommand("What Kept costs, and what it withstands.")
{
    time,
    FaultsBench.Storm(),
    FaultsBench.Auditing(),
}
    .Parse(args)
    .InvokeAsync();
