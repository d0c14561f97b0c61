using SertiKesos.Portal.OpenApi;
using SertiKesos.Tests.Support;
using Xunit.Abstractions;

namespace SertiKesos.Tests.Flow;

/// <summary>
/// Every address of the built program is asked for everything that it can answer, and each answer is held against the
/// OpenAPI document (<see cref="ApiContract"/>); at the end all that the document promises has been seen, or is named here.
/// </summary>
public sealed partial class ApiAnswerTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const string Reason = "\"reason\": \"Permintaan tertulis\", \"askedBy\": \"yang bersangkutan\"";
    private const string Need = "{ \"families\": 12345, \"countedOn\": \"2026-10-31\", \"source\": \"Surat 460/12\" }";
    private const string Exception = "{ \"until\": \"2026-12-05\", \"approver\": \"Kepala Dinas Provinsi\", \"reason\": \"Banjir\" }";
    private const string Nil = "{ \"signer\": \"Kepala Dinas Sosial\", \"reason\": \"Belum ada SDM\" }";
    private const string Contact = "{ \"phone\": \"(022) 6654274\", \"hours\": \"Senin–Jumat 08.00–16.00\", \"unit\": \"Bidang Rehabilitasi Sosial\", \"mail\": \"dinsos@cimahi.contoh.go.id\" }";
    private const string Seats = "{ \"mode\": \"daring\", \"sessions\": 2, \"source\": \"Jadwal\" }";
    private const string Cost = "{ \"rupiah\": 1500000, \"source\": \"SBM\" }";

    private static readonly string Submission = new('a', 32);

    /// <summary>Of any address: what needs a fault of the program, of storage or of the network.</summary>
    private static readonly string[] NotTried = ["500 unforeseen", "503 storage-unavailable", "400 request-broken"];

    /// <summary>Of one address: what needs broken storage or a moment that no test can hold.</summary>
    private static readonly string[] NotReached =
    [
        "DownloadReceipt 404 receipt-missing", "DownloadSummaryHead 500", "DownloadSummaryHead 503", "HealthReady 503", "ShowRosterChanges 404 changes-gone",
        "ShowRosterChanges 409 not-checked", "UploadRoster 503 upload-not-kept",
    ];

    /// <summary>
    /// Parts of answers that had no value here: of a breach there is nobody on a day that is played (RightsFlowTests shows it),
    /// others need a fault, a delay or a mail server.
    /// </summary>
    private static readonly string[] NotTold = ["Breach.people[]", "Breach.regions[]", "PersonCopyRegion.alamatTidakTerpakai[]", "PersonCopyRegion.pesanDihentikanSejak[]", "Finding.incident", "ListAlerts 200.alerts[].reply", "ListAlerts 200.alerts[].channel", "ShowChannels 200.channels[].pausedUntil", "ShowChannels 200.channels[].reply", "Work.reason", "Work.waitingSeconds", "PublishSummariesNow 200.files[]", "ShowSummaries 200.issues[].unwritten[]", "ListNotices 200.notices[].reply", "PersonCopyRegion.peringatan[].saluran"];

    private readonly Dictionary<string, string?> _keys = new(StringComparer.Ordinal) { ["nobody"] = null };

    private ServedApp _app = null!;

    public async Task InitializeAsync()
    {
        // A month earlier, so that there is something to compare with.
        _app = await ServedApp.StartAsync("--as-of", "2026-10-20");
        foreach (var (who, arguments) in new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["office"] = ["office", "--scope", "32.77"],
            ["colleague"] = ["office", "--scope", "32.77"],
            ["neighbour"] = ["office", "--scope", "32.73"],
            ["empty"] = ["office", "--scope", "32.18"],
            ["province"] = ["province", "--scope", "32"],
            ["ministry"] = ["ministry"],
            ["operator"] = ["operator"],
            ["centre"] = ["centre", "--scope", "II"],
        })
        {
            _keys[who] = await _app.KeyAsync(["--role", .. arguments]);
        }
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Every_answer_of_every_address_is_as_described()
    {
        await _app.HandInAsync(
            _keys["office"]!, "32.77", await File.ReadAllBytesAsync(Repository.PathOf("samples", "rosters", "32.77", "Data SDM Kesos Kota Cimahi November 2026.xlsx")));
        await _app.StartAgainAsync(
            "--as-of", "2026-11-24", "--set=Alerts:WhatsApp:AppSecret=rahasia-aplikasi", "--set=Alerts:WhatsApp:VerifyToken=kata-kita",
            "--set=Notices:Ministry=pusdatin@kemensos.contoh.go.id", "--set=Notices:Offices:32.77=cimahi@dinsos.contoh.go.id");
        await NobodyIsAnsweredAsync();
        await OpenAnswersAsync();
        await RostersAsync();
        await PeopleAsync();
        await StatementsAsync();
        await OfficesAsync();
        await ExpectAsync("200", "nobody", "GET /api/health/ready");
        await AlertsAsync();
        await ChannelsAsync();
        await KeysAsync();
        await PoisonAsync();
        await FiguresAsync();
        await SummariesAsync();
        await NoticesAsync();
        await ReferenceAsync();
        await RightsAsync();
        await BreachAsync();
        await BrokenTextsAsync();
        await TooManyAsync();

        var promised = ApiContract.Promised.ToHashSet(StringComparer.Ordinal);
        var tried = promised.Where(answer => !NotTried.Any(never => answer.EndsWith(never, StringComparison.Ordinal))).ToList();
        var missing = tried.Except(_app.Contract.Seen).Except(NotReached).Order(StringComparer.Ordinal).ToList();
        output.WriteLine($"ANSWERS {_app.Contract.Seen.Count} seen of {promised.Count} promised, {NotReached.Length} named as not reached, {promised.Count - tried.Count} of faults not tried");
        Assert.True(missing.Count == 0, $"Promised and never seen:\n{string.Join('\n', missing)}");
        Assert.Empty(NotReached.Intersect(_app.Contract.Seen));

        var tellable = ApiContract.Tellable;
        var untold = tellable.Except(_app.Contract.Told).Where(part => !NotTold.Any(never => part.StartsWith(never, StringComparison.Ordinal))).Order(StringComparer.Ordinal).ToList();
        output.WriteLine($"PARTS {tellable.Intersect(_app.Contract.Told).Count()} had a value of {tellable.Count}");
        Assert.True(untold.Count == 0, $"Described and never told:\n{string.Join('\n', untold)}");
    }

    private async Task OpenAnswersAsync()
    {
        await ExpectAsync("200", "nobody", "GET /api/health/live");
        await ExpectAsync("200", "nobody", "GET /api/health/ready");
        await ExpectAsync("200", "ministry", "GET /api/summaries");
        using var request = ServedApp.Request(_keys["centre"], HttpMethod.Get, "/api/openapi.json");
        using var whole = await _app.AskAsync(request);
        Assert.Equal(ApiDescription.Content, await whole.Content.ReadAsByteArrayAsync());
        await ExpectAsync("304", "office", "GET /api/openapi.json", null, ("If-None-Match", whole.Headers.ETag!.ToString()));
    }
}
