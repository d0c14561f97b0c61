using System.Text.Encodings.Web;
using System.Text.Json;
using SertiKesos.Alerts.Ledger;
using SertiKesos.People;
using SertiKesos.Platform.Audit;
using SertiKesos.Platform.Limits;
using SertiKesos.Protection;
using SertiKesos.Reference;
using SertiKesos.Regions;
using SertiKesos.Registers;
using SertiKesos.Rosters;
using SertiKesos.Rosters.Checks;
using SertiKesos.Rosters.Submissions;
using SertiKesos.Time;
using SertiKesos.Workbooks.Redaction;

namespace SertiKesos.Rights;

/// <summary>Everything that is held on a person as one JSON document, with the trail of the processing (UU 27/2022 art. 7, 32).</summary>
internal sealed class PersonExport(
    RegisterStore registers,
    PersonSearch search,
    SubmissionStore submissions,
    RosterFiles files,
    PersonAlerts alerts,
    AuditLog audit,
    RulesSource rules,
    WorkBudgets budgets,
    BlindIndex index,
    TimeProvider clock)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        // The document is read by people, not put into a page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <returns>Null where no region knows the person.</returns>
    public async Task<byte[]?> WriteAsync(RightsSubject subject, string actor, CancellationToken cancel)
    {
        var regions = new List<object>();
        var known = await rules.RegionsAsync(cancel);
        var subjects = new HashSet<string>(StringComparer.Ordinal) { subject.Key };
        foreach (var code in subject.Regions)
        {
            var trace = await search.TraceAsync(code, subject.Key, cancel);
            if (!trace.IsEmpty && known.Find(code) is { } region)
            {
                regions.Add(await RegionAsync(region, trace, subjects, cancel));
            }
        }

        if (regions.Count == 0)
        {
            return null;
        }

        // On record before it is given out, so that the document shows its own making.
        await audit.AppendAsync(AuditScope.National, search.Entry("person.exported", subject.Key, actor), cancel);
        var document = new
        {
            dokumen = "Salinan data pribadi",
            dibuat = clock.GetUtcNow(),
            kunciOrang = subject.Key,
            wilayah = regions,
            jejakPemrosesan = await TrailAsync(subject, subjects, cancel),
        };
        return JsonSerializer.SerializeToUtf8Bytes(document, Json);
    }

    private async Task<object> RegionAsync(Region region, PersonTrace trace, HashSet<string> subjects, CancellationToken cancel)
    {
        var current = await registers.LoadAsync(region.Code, cancel) ?? Register.Empty(region.Code);
        var versions = new List<object>();
        foreach (var name in (await registers.BlobsAsync(region.Code, cancel)).Reverse())
        {
            if (await registers.FindBlobAsync(name, cancel) is { } version && trace.IsIn(version))
            {
                versions.Add(new { nomor = version.Version, langkah = version.Steps[^1].Id, waktu = version.Steps[^1].At });
            }
        }

        var target = trace.Target();
        var kept = new List<object>();
        foreach (var submission in await submissions.ListAsync(region.Code, cancel))
        {
            if (await files.OriginalLengthAsync(submission, cancel) is not { } length)
            {
                continue;
            }

            using var work = await budgets.Work.TakeSoonAsync(length, cancel);
            if (await files.OriginalAsync(submission, cancel) is { } original && Contains(original, submission, region, target, cancel))
            {
                subjects.Add(submission.Id);
                kept.Add(new
                {
                    kiriman = submission.Id,
                    berkas = submission.FileName,
                    diunggah = submission.UploadedAt,
                    keadaan = submission.State.Code(),
                    tandaTerima = await files.HasReceiptAsync(submission, cancel),
                });
            }
        }

        subjects.UnionWith(trace.Identities.Select(identity => PersonReference.Of(index, identity)));
        return new
        {
            kode = region.Code.Value,
            nama = region.Name,
            rujukan = trace.Identities.Select(identity => PersonReference.Of(index, identity)),
            register = current.People.Where(trace.IsPerson).Select(PersonJson.Of),
            tidakTercantumLagi = current.Muster.Where(entry => trace.IsPerson(entry.Person)).Select(entry => new
            {
                peran = entry.Role.Code(),
                sejak = entry.MissingSince,
                alasan = entry.Reason?.Label(),
                dijelaskan = entry.ExplainedOn,
                pindahKe = entry.To?.Value,
                orang = PersonJson.Of(entry.Person),
            }),
            peninjauanIdentitas = trace.ReviewsIn(current).Select(review => new
            {
                bagian = review.Field.ToString(),
                terdaftar = review.Known,
                tertulis = review.Stated,
                sejak = review.Since,
                kiriman = review.Submission,
                ditolak = review.Rejected,
            }),
            bertugasJugaDi = trace.DoublesIn(current).Select(known => new { wilayah = known.Other.Value, sejak = known.On }),
            bentukDalamVersiLama = trace.Forms.Where(form => !current.People.Any(person => PersonUpdate.Same(person, form))).Select(PersonJson.Of),
            versi = versions,
            kiriman = kept,
            peringatan = (await alerts.ListAsync(region.Code, trace.Identities, cancel))
                .OrderBy(alert => alert.ChangedAt)
                .Select(alert => new { ambang = alert.Step, keadaan = alert.State.ToString(), saluran = alert.Channel?.ToString(), waktu = alert.ChangedAt }),
            pilihanSaluran = (await alerts.WishesAsync(trace.Phones, cancel)).Select(kept => new
            {
                whatsApp = kept.Wish.WhatsApp,
                diutamakan = kept.Wish.Prefers?.ToString(),
                sejak = kept.SaidAt,
                sumber = kept.Source,
            }),
            pesanDihentikanSejak = await alerts.StopsAsync(trace.Emails, trace.Phones, cancel),
            alamatTidakTerpakai = (await alerts.UndeliverableAsync(trace.Emails, cancel)).Select(address => new { sebab = address.Cause.ToString(), sejak = address.Since }),
            diberitahuLangsung = (await alerts.ToldAsync(region.Code, trace.Identities, cancel)).Select(said => new { hariTerakhir = said.LastValidDay, pada = said.On }),
        };
    }

    private async Task<IReadOnlyList<object>> TrailAsync(RightsSubject subject, HashSet<string> subjects, CancellationToken cancel)
    {
        var trail = new List<object>();
        foreach (var scope in subject.Regions.Select(region => region.Value).Append(AuditScope.National))
        {
            await foreach (var record in audit.ListAsync(scope, null, null, cancel))
            {
                if (subjects.Contains(record.Entry.Subject))
                {
                    trail.Add(new
                    {
                        lingkup = scope,
                        nomor = record.Sequence,
                        waktu = record.At,
                        pelaku = record.Entry.Actor,
                        tindakan = record.Entry.Action,
                        tentang = record.Entry.Subject,
                        rincian = record.Entry.Details,
                    });
                }
            }
        }

        return trail;
    }

    private static bool Contains(BinaryData original, Submission submission, Region region, RedactionTarget target, CancellationToken cancel) =>
        RosterSearch.Contains(new RosterFile(submission.FileName, original.ToMemory()), region, submission.UploadedAt.DayAt(region.Zone), target, cancel);
}
