using System.Globalization;
using SertiKesos.Bench;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is ["read", var reader, var file])
{
    Console.WriteLine($"{Readers.Count(reader, file)} {Environment.CpuUsage.TotalTime.TotalSeconds}");
    return 0;
}

if (args is ["cost", var act, var input])
{
    Console.WriteLine($"{CostBench.Act(act, input)} {Environment.CpuUsage.TotalTime.TotalSeconds}");
    return 0;
}

if (args is ["cost"])
{
    CostBench.Run();
    return 0;
}

if (args is ["check", .. var times])
{
    return CheckBench.Run(times is [var often] && int.TryParse(often, out var wanted) ? wanted : 60) ? 0 : 1;
}

if (args is ["peers", .. var options])
{
    var peers = options is [_, var folder] ? folder : Path.Combine("..", "shared", "peers");
    return MonthBench.Run(peers, options is [var turns, ..] && int.TryParse(turns, out var each) ? Math.Max(1, each) : 3) ? 0 : 1;
}

if (args is ["national"])
{
    return NationalWorkbookBench.Run() ? 0 : 1;
}

if (args is ["summary"])
{
    return SummaryBench.Run(9) ? 0 : 1;
}

if (args is ["workbooks", .. var into])
{
    return WorkbookBench.Run(into is [var keep] ? keep : null) ? 0 : 1;
}

if (args is ["alerts"])
{
    return AlertBench.Run() ? 0 : 1;
}

if (args is ["disclosure"])
{
    return DisclosureBench.Run(5) ? 0 : 1;
}

if (args is ["upload", var roster, .. var other])
{
    return await UploadBench.RunAsync(other is [var program] ? program : Path.Combine(AppContext.BaseDirectory, "sertikesos.dll"), roster, 10) ? 0 : 1;
}

if (args is ["month", var month, .. var more])
{
    // Which build, and how many runs.
    await MonthUploadBench.RunAsync(
        more is [var its, ..] ? its : Path.Combine(AppContext.BaseDirectory, "sertikesos.dll"), month, more is [_, var wished] && int.TryParse(wished, out var rounds) ? rounds : 3);
    return 0;
}

if (args is ["pages", .. var which])
{
    await PageBench.RunAsync(which is [var built] ? built : Path.Combine(AppContext.BaseDirectory, "sertikesos.dll"), 20);
    return 0;
}

if (args is ["portal", var offices, .. var pace])
{
    // Over how many minutes the offices come.
    return await PortalBench.RunAsync(
        Path.Combine(AppContext.BaseDirectory, "sertikesos.dll"), offices, pace is [var spread] ? double.Parse(spread, CultureInfo.InvariantCulture) : 10) ? 0 : 1;
}

var runs = args is [var text] && int.TryParse(text, out var count) ? Math.Max(3, count) : 3;
return ReadingBench.Run(runs) & CheckBench.Run(runs * 5) & SummaryBench.Run(runs * 3) ? 0 : 1;
