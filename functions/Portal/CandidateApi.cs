using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SertiKesos.Coverage.Capacity;
using SertiKesos.Coverage.Statements;
using SertiKesos.People;
using SertiKesos.Platform;
using SertiKesos.Platform.Audit;
using SertiKesos.Portal.Session;
using SertiKesos.Reference;
using SertiKesos.Registers;
using SertiKesos.Time;
using SertiKesos.Workbooks.Candidates;

namespace SertiKesos.Portal;

/// <summary>
/// <c>GET /api/candidates/II?window=180&amp;seats=30&amp;classes=10</c>: who should sit the test next, by name, as a workbook.
/// For the training centre of the area alone, with its own key; each export is on record in every region that it names.
/// </summary>
internal sealed class CandidateApi(
    Callers callers, RegisterStore registers, StatementStore statements, ReferenceStore reference, AuditLog audit, CertificateRules rules, TimeProvider clock)
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private const int MostDays = 730;
    private const int MostSeats = 1_000;
    private const int UsualClasses = 10;
    private const int MostClasses = 200;

    [Function("GetCandidates")]
    [Answers(AnswerClass.People)]
    public async Task<IResult> ExportAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "candidates/{centre}")] HttpRequest request, string centre, CancellationToken cancel)
    {
        if (await callers.FindAsync(request, cancel) is not { } key)
        {
            return Problems.KeyMissing();
        }

        if (key.Role != AccessRole.Centre || key.Scope != centre)
        {
            return Problems.NotAllowed("Daftar calon memuat nama dan hanya untuk BBPPKS wilayah itu. Pakai kunci BBPPKS tersebut (access create --role centre).");
        }

        if (Number(request, "window", rules.DueDays, 0, MostDays) is not { } window
            || Number(request, "seats", ExamSeats.UsualClass, 1, MostSeats) is not { } seats
            || Number(request, "classes", UsualClasses, 1, MostClasses) is not { } classes
            || StatementBodies.ModeOf(request.Query.TryGetValue("mode", out var said) ? said.ToString() : "tatap-muka") is not { } mode)
        {
            return Problems.BadRequest(
                "candidates-invalid",
                $"Isi window (0–{MostDays} hari), seats (1–{MostSeats} kursi per kelas) dan classes (1–{MostClasses} kelas) dengan bilangan bulat, mode dengan tatap-muka atau daring.");
        }

        var today = clock.TodayAt(IndonesianZone.Wib);
        var known = await reference.CurrentAsync(cancel);
        var area = known.RegionsOn(today).Where(region => region.Bbppks == centre).ToList();
        var candidates = new List<Candidate>();
        foreach (var region in area)
        {
            if (await registers.LoadAsync(region.Code, cancel) is { } register)
            {
                candidates.AddRange(Candidates.Of([register], today, window, known.Rules(rules)));
            }
        }

        var ordered = Candidates.InOrder(candidates);
        var chosen = ordered.Take(seats * classes).ToList();
        var price = (await statements.LoadAsync(cancel)).Cost(today.Year, mode);
        foreach (var region in chosen.GroupBy(candidate => candidate.Region))
        {
            await audit.AppendAsync(
                region.Key.Value,
                new AuditEntry(
                    string.Create(CultureInfo.InvariantCulture, $"candidates-{centre}-{region.Key}-{Guid.NewGuid():N}"),
                    key.Actor,
                    "candidates.exported",
                    centre,
                    new Dictionary<string, string> { ["people"] = region.Count().ToString(CultureInfo.InvariantCulture) }),
                cancel);
        }

        return Results.File(
            CandidateWorkbook.Write(centre, today, Candidates.Batches(chosen, seats), ordered.Count, mode, price, area.ToDictionary(region => region.Code, region => region.Name)),
            Workbook,
            string.Create(CultureInfo.InvariantCulture, $"calon-uji-{centre}-{today:yyyy-MM-dd}.xlsx"));
    }

    private static int? Number(HttpRequest request, string name, int usual, int least, int most) =>
        !request.Query.TryGetValue(name, out var text) ? usual
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number
        : null;
}
