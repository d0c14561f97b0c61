using System.Text;
using System.Text.RegularExpressions;
using SertiKesos.Tests.Support;

namespace SertiKesos.Rigs;

/// <summary>Draws requests as no client of ours would send them, most of them near enough to a right one to get past the door.</summary>
internal static partial class OddRequests
{
    private static readonly string[] Texts =
    [
        "", " ", ".", "..", "%00", "%01", "%0d%0aX: y", "%EF%BF%BF", "%EF%BF%BE", "%ED%A0%80", "%C0%AF", "%F0%9F%92%A9", "%E2%80%AE", "%2F", "%2e%2e%2f", "%5C", "%23", "%3F", "'", "\"", "<script>", "{{7*7}}",
        "0", "-1", "1e309", "9999999999999999999999", "NaN", "null", "true", "2026-11", "2026-13", "0000-00", "0001-01", "9999-12", "9999-12-31", "0001-01-01", "2026-02-30", "9999-12-31T23:59:59Z", "0001-01-01T00:00:00%2B14:00",
        "32.77", "32,77", "3277", "32.99", "99.99", "00.00", "32.77 ", "%D9%A3%D9%A2.%D9%A7%D9%A7", "32", "I", "VI", "VII", "wilayah", "hari-libur", "3277011708850001", "PSM", "x|y", "a/b", "a\\b", "inbox", "current", "latest",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "=cmd|'/c calc'!A1", "${jndi:ldap://x}", "1;DROP TABLE x", "' or '1'='1",
    ];

    private static readonly string[] Queries =
        ["as-of", "at", "period", "compare", "known", "province", "region", "subject", "note", "window", "seats", "classes", "mode", "reason", "letter", "code", "%00", "_"];

    private static readonly string[] Moments =
        ["0001-01", "9999-12", "2026-11", "2025-11", "0001-01-01", "2026-11-10", "9999-12-31", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "2026-11-24T09:30:00%2B07:00", "deadline", "now", "32", "32.77", "0", "1", "2147483648"];

    /// <summary>What a function reads of its address, so that most requests get past the door.</summary>
    private static readonly IReadOnlyDictionary<string, string[]> OwnQueries = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["ListPeople"] = ["as-of", "reason", "letter"],
        ["ReadReference"] = ["at"],
        ["PutReference"] = ["note"],
        ["GetCoverage"] = ["period", "as-of", "compare", "known", "province", "region"],
        ["RehearseAlerts"] = ["date", "region", "reason", "letter"],
        ["ListOffices"] = ["province", "period"],
        ["ShowNation"] = ["period"],
        ["ShowProvince"] = ["period"],
        ["ShowRegion"] = ["period"],
        ["ShowBoard"] = ["period", "state", "province"],
        ["ShowIssues"] = ["period", "issue", "new"],
        ["GetCandidates"] = ["window", "seats", "classes", "mode"],
    };

    /// <summary>Fields of bodies, all of them: a function reads its own and overlooks the others.</summary>
    private static readonly string[] Fields =
    [
        "nik", "region", "person", "reason", "askedBy", "fields", "role", "takeOver", "other", "answer", "period", "from", "to", "actor", "found", "families", "countedOn", "source", "area",
        "people", "mode", "sessions", "seatsPerSession", "rupiah", "until", "approver", "signer",
    ];

    private static readonly string[] Values =
    [
        "null", "true", "0", "-1", "1", "5", "2026", "1e400", "1.5", "99999999999999999999", "2147483647", "[]", "{}", "[[]]", "\"\"", "\" \"", "\"x\"", "\"32.77\"", "\"32.73\"", "\"99.99\"", "\"32\"", "\"2026-11\"", "\"9999-12\"",
        "\"0001-01\"", "\"2026-11-24\"", "\"9999-12-31\"", "\"0001-01-01\"", "\"2026-11-24T09:30+07:00\"", "\"9999-12-31T23:59:59Z\"", "\"0001-01-01T00:00:00+14:00\"", "\"\\uffff\"", "\"\\ufffe dan lain\"", "\"\\ud800\"", "\"\\u0000\"",
        "\"Data keluarga dinas sosial\"", "\"both\"", "\"moved-here\"", "\"moved\"", "\"PSM\"", "\"tatap-muka\"", "\"daring\"", "\"3277011708850001\"", "{\"nama\":\"\\uffff\"}", "{\"tanggalLahir\":\"9999-12-31\"}", "{\"nama\":null}", "{\"nama\":5}", "\"office:aaaaaaaaaaaa\"",
    ];

    private static readonly string[] HeaderNames =
        ["X-File-Name", "Content-Type", "Accept", "X-Reason", "X-Reason-Letter", "Range", "If-None-Match", "X-HTTP-Method-Override", "Content-Encoding", "Origin", "X-Forwarded-For", "Cookie", "Expect-CT"];

    private static readonly string[] Bodies =
    [
        "", " ", "null", "[]", "{}", "\"\"", "1", "{", "[[[[[[[[[[", "{\"a\":1}", "bukan json", "\uFEFF{}", "{\"region\":null}", "{\"person\":\"\\ud800\"}", "{\"period\":\"9999-12\"}", "{\"period\":\"0001-01\"}", "{\"period\":1}",
        "{\"nik\":\"3277011708850001\"}", "{\"nik\":\"\\uffff\"}", "{\"nik\":\"٣٢٧٧٠١١٧٠٨٨٥٠٠٠١\"}", "{\"region\":\"32.77\",\"person\":\"\\u0000\"}", "{\"region\":\"32.77\",\"person\":\"x\",\"reason\":\"\\udfff alasan panjang\",\"askedBy\":\"y\",\"fields\":{\"nama\":\"\\uffff\"}}",
        "{\"region\":\"32.77\",\"person\":\"x\",\"reason\":\"alasan panjang\",\"askedBy\":\"y\",\"fields\":{\"tanggalLahir\":\"9999-12-31\",\"nama\":null}}", "{\"person\":\"x\",\"role\":\"PSM\",\"reason\":\"moved\"}", "{\"takeOver\":true}",
        "{\"person\":\"x\",\"other\":\"32.73\",\"answer\":\"both\"}", "{\"reason\":\"Sudah dicocokkan dengan KTP\"}", "{\"from\":\"0001-01-01T00:00Z\",\"to\":\"9999-12-31T23:59Z\"}", "{\"from\":\"2026-11-24T09:30+99:00\",\"to\":\"x\"}",
        "{\"families\":-1}", "{\"families\":1e300,\"source\":\"\\uffff\"}", "{\"families\":10,\"year\":99999,\"source\":\"a\",\"on\":\"9999-12-31\"}", "{\"percent\":101,\"people\":-5}", "{\"seats\":2147483648}", "{\"amount\":79228162514264337593543950335,\"source\":\"x\"}",
        "{\"deadline\":\"9999-12-31\",\"reason\":\"\\ud83d\"}", "kode;nama\n32.77;x", "a,b\n\"1,2", "%PDF-1.7", "PK\u0003\u0004", "\0\0\0\0",
    ];

    /// <param name="keys">What is sent as keys; null sends none.</param>
    public static HttpRequestMessage Draw(Random chance, Uri server, IReadOnlyList<string?> keys)
    {
        // Functions that read queries have the most to go wrong.
        var address = chance.Next(3) == 0 ? Pick(chance, Address.All.Where(address => OwnQueries.ContainsKey(address.Function)).ToList()) : Pick(chance, Address.All);
        var path = new StringBuilder("/api/").Append(Part().Replace(address.Route, part => chance.Next(4) > 0 ? Usual(part.Groups["name"].Value) : Pick(chance, Texts)));
        if (chance.Next(20) == 0)
        {
            path.Append('/').Append(Pick(chance, Texts));
        }

        if (chance.Next(60) == 0)
        {
            path.Append('/').Append('a', chance.Next(60_000));
        }

        var own = OwnQueries.GetValueOrDefault(address.Function) ?? (address.Method == HttpMethod.Delete ? ["subject"] : Queries);
        for (var query = chance.Next(4); query > 0; query--)
        {
            path.Append(path.ToString().Contains('?', StringComparison.Ordinal) ? '&' : '?')
                .Append(Pick(chance, chance.Next(5) > 0 ? own : Queries)).Append('=').Append(Pick(chance, chance.Next(2) == 0 ? Moments : Texts));
        }

        var method = chance.Next(8) == 0 ? new HttpMethod(Pick(chance, ["GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD", "PROPFIND"])) : address.Method;
        // What no path holds as it is: the server is to see the rest as it was drawn.
        var target = path.Replace(" ", "%20").Replace("\\", "%5C").Replace("\"", "%22").Replace("<", "%3C").Replace(">", "%3E").Replace("{", "%7B").Replace("}", "%7D").Replace("|", "%7C").Replace("^", "%5E").Replace("`", "%60").Replace("#", "%23").ToString();
        var request = new HttpRequestMessage(method, new Uri(server.GetLeftPart(UriPartial.Authority) + target, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        if (method != HttpMethod.Get && method != HttpMethod.Head)
        {
            var body = Encoding.UTF8.GetBytes(chance.Next(3) == 0 ? Pick(chance, Bodies) : Body(chance));
            request.Content = new ByteArrayContent(chance.Next(40) == 0 ? new byte[chance.Next(200_000)] : chance.Next(10) == 0 ? Spoil(body, chance) : body);
        }

        if (Pick(chance, keys) is { } key)
        {
            request.Headers.TryAddWithoutValidation("Authorization", chance.Next(20) == 0 ? "Basic " + key : "Bearer " + key);
        }

        for (var header = chance.Next(3); header > 0; header--)
        {
            var name = Pick(chance, HeaderNames);
            var value = chance.Next(30) == 0 ? new string('a', chance.Next(4_000)) : chance.Next(5) == 0 ? "multipart/form-data; boundary=x" : Pick(chance, Texts);
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content?.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return request;
    }

    private static string Body(Random chance) =>
        $"{{{string.Join(',', Fields.Where(_ => chance.Next(3) > 0).Select(field => $"\"{field}\":{Pick(chance, Values)}"))}}}";

    private static byte[] Spoil(byte[] body, Random chance)
    {
        if (body.Length > 0)
        {
            body[chance.Next(body.Length)] = (byte)chance.Next(256);
        }

        return body;
    }

    private static string Usual(string part) => part switch
    {
        "region" or "area" => "32.77",
        "queue" => "alerts-poison",
        "centre" or "number" => "II",
        "code" => "32",
        "year" => "2026",
        "month" or "period" => "2026-11",
        "table" => "wilayah",
        _ => "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    };

    private static T Pick<T>(Random chance, IReadOnlyList<T> from) => from[chance.Next(from.Count)];

    [GeneratedRegex(@"\{(?<name>\w+)\}")]
    private static partial Regex Part();
}
