using System.Globalization;
using SertiKesos.Hosting.Local;

namespace SertiKesos.Bench;

/// <summary>
/// The built service on an emulator of its own, as an office meets it: how long until the first answer after a start, and
/// from the upload of a roster to its receipt.
/// </summary>
internal static class UploadBench
{
    /// <param name="program">The built service (<c>sertikesos.dll</c>), of this version or of another.</param>
    /// <param name="roster">The workbook that is uploaded; in each run the comment of its archive makes it another file.</param>
    public static async Task<bool> RunAsync(string program, string roster, int runs)
    {
        var folder = Directory.CreateTempSubdirectory("sertikesos-bench-").FullName;
        await using (var azurite = await LocalAzurite.StartAsync(Path.Combine(folder, "azurite"), Console.Error.WriteLine, CancellationToken.None))
        {
            var starts = new List<double>();
            for (var run = 0; run < 3; run++)
            {
                await using var service = await BenchService.StartAsync(program, folder, azurite.ConnectionString);
                starts.Add(service.FirstAnswer.TotalSeconds);
            }

            await using var serving = await BenchService.StartAsync(program, folder, azurite.ConnectionString);
            var content = await File.ReadAllBytesAsync(roster);
            // The last two bytes are the length of a comment.
            content[^2] = 1;
            var uploads = new List<double>();
            for (var run = 0; run <= runs; run++)
            {
                var took = await serving.UploadAsync([.. content, (byte)run]);
                // The first one pays for the compiler.
                if (run > 0)
                {
                    uploads.Add(took.TotalSeconds);
                }
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"start to first answer: {Median(starts):0.00} s (median of {starts.Count})"));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"upload to receipt: {Median(uploads):0.00} s (median of {uploads.Count}; {uploads.Min():0.00} to {uploads.Max():0.00})"));
            var holds = Median(starts) < 2;
            Console.WriteLine($"target: first answer in less than 2 s: {(holds ? "holds" : "MISSED")}");
            return holds;
        }
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
