using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Flow;

/// <content>How it is asked, and about whom.</content>
public sealed partial class ApiAnswerTests
{
    /// <summary>Asks and holds the answer against the description, which the program itself does not read.</summary>
    /// <param name="expected">The status, and the code of a problem.</param>
    private async Task ExpectAsync(string expected, string who, string line, string? body = null, params (string Name, string Value)[] headers)
    {
        var words = line.Split(' ', 2);
        using var request = ServedApp.Request(_keys[who], new HttpMethod(words[0]), words[1]);
        request.Content = body is null ? null : new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        foreach (var (name, value) in headers)
        {
            if (name == "Content-Type")
            {
                request.Content!.Headers.ContentType = MediaTypeHeaderValue.Parse(value);
            }
            else
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }

        using var answer = await _app.AskAsync(request);
        var said = await answer.Content.ReadAsStringAsync();
        var code = expected.Contains(' ', StringComparison.Ordinal) ? $" {JsonNode.Parse(said)?["code"]}" : "";
        Assert.True(expected == $"{(int)answer.StatusCode}{code}", $"{line} by {who}: {(int)answer.StatusCode}, not {expected}: {said[..Math.Min(said.Length, 300)]}");
    }

    private static string Named(JsonNode person) => $"\"region\": \"32.77\", \"person\": \"{person["person"]}\"";

    private static string Filled(string route) => Part().Replace(route, part => part.Groups["name"].Value switch
    {
        "region" or "area" => "32.77",
        "submission" => Submission,
        "centre" => "II",
        "year" => "2026",
        "month" or "period" => "2026-11",
        "table" => "wilayah",
        "file" => "nasional-01.xlsx",
        _ => "x",
    });

    /// <summary>People of one role, some of them with a certificate that ends soon.</summary>
    private static byte[] Roster(int first, int count, Func<int, object?[], object?[]>? alter = null) => Xlsx.Of(
        "Data",
        [
            [.. SmallRoster.Header, "Kecamatan", "Kelurahan", "Nomor Anggota", "Email", "Skema", "Penerbit"],
            .. Enumerable.Range(first, count).Select(serial =>
            {
                var row = SmallRoster.Row(serial, $"Orang Contoh {(char)('A' + (serial / 26))}{(char)('a' + (serial % 26))}");
                row = serial % 2 == 1 ? row.With((8, $"C-{serial}"), (9, new DateOnly(2022, 3, 1)), (10, new DateOnly(2027, 2, 28))) : row;
                object?[] whole =
                [
                    .. row, "Cimahi Utara", "Cipageran", $"A-{serial}", $"orang{serial}@contoh.go.id", serial % 2 == 1 ? "Pendamping Sosial" : null, serial % 2 == 1 ? "LSP Pekerja Sosial" : null,
                ];
                return alter is null ? whole : alter(serial, whole);
            }),
        ]).Build().Content;

    /// <summary>The same people later: one bears another name, and one has another phone and a new certificate.</summary>
    private static object?[] Later(int serial, object?[] row) => serial switch
    {
        2 => row.With((1, "Nama Lain Sekali")),
        3 => row.With((7, "0813 0000 9999"), (8, "C-3-BARU"), (9, new DateOnly(2026, 9, 1)), (10, new DateOnly(2031, 8, 31))),
        _ => row,
    };

    private static byte[] Institutions(int count) => Xlsx.Of(
        "LKS",
        [
            ["No", "Nama LKS", "Jenis Lembaga", "No. Tanda Daftar", "Akreditasi", "Tanggal Akreditasi"],
            .. Enumerable.Range(1, count).Select(object?[] (serial) => [serial, $"LKS Mekar Contoh {(char)('A' + (serial % 26))}{serial}", "LKS", $"TD-{serial:000}/2024", "B", new DateOnly(2024, 1, 10)]),
        ]).Build().Content;

    /// <summary>Storage tells times by the second: what is uploaded within the same one may be taken for the older.</summary>
    private static Task AfterASecondAsync() => Task.Delay(TimeSpan.FromSeconds(1.1));

    [GeneratedRegex(@"\{(?<name>\w+)\}")]
    private static partial Regex Part();
}
