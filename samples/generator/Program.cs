using SertiKesos.Samples;

var folder = args.Length > 0 ? args[0] : "samples";
foreach (var path in SampleRosters.WriteAll(folder))
{
    Console.WriteLine(path);
}
