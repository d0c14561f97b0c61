using SertiKesos.Coverage.Statements;
using SertiKesos.Notices;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Alerts;

/// <summary>What offices state of how they are reached, and where it is printed and used.</summary>
public sealed class OfficeContactsTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private const string Hours = "Senin-Jumat 08.00-16.00";

    [Fact]
    public async Task What_an_office_states_is_printed_until_it_is_taken_back()
    {
        await using var world = new AlertWorld(azurite);
        var (statements, _, policies) = await world.StatementsAsync();
        Assert.Null((await policies.CurrentAsync(CancellationToken.None)).Contacts.Office(Workers.Cimahi).Phone);

        await statements.PutAsync(new OfficeContact("32.77", "", "(022) 6654274", Hours, null), CancellationToken.None);
        await statements.PutAsync(new OfficeContact("II", "", "(022) 1111111", "", null), CancellationToken.None);
        var stated = (await policies.CurrentAsync(CancellationToken.None)).Contacts;

        Assert.Equal(("Dinas Sosial Kota Cimahi", "(022) 6654274", Hours), (stated.Office(Workers.Cimahi).Name, stated.Office(Workers.Cimahi).Phone, stated.Office(Workers.Cimahi).Hours));
        Assert.Same(stated, (await policies.CurrentAsync(CancellationToken.None)).Contacts);

        await statements.WithdrawAsync(StatementKind.Contact, "32.77", "office:x", CancellationToken.None);
        Assert.Null((await policies.CurrentAsync(CancellationToken.None)).Contacts.Office(Workers.Cimahi).Phone);
    }

    [Fact]
    public async Task What_another_process_records_is_seen_within_a_minute()
    {
        await using var world = new AlertWorld(azurite);
        var (_, contacts, _) = await world.StatementsAsync();
        var (elsewhere, _, _) = await world.StatementsAsync();
        Assert.Empty((await contacts.CurrentAsync(CancellationToken.None)).All);

        await elsewhere.PutAsync(new OfficeContact("32", "Bidang Rehabilitasi Sosial", "(022) 7212221", "", null), CancellationToken.None);
        Assert.Empty((await contacts.CurrentAsync(CancellationToken.None)).All);
        world.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal("32", Assert.Single((await contacts.CurrentAsync(CancellationToken.None)).All).Of);
    }

    [Fact]
    public async Task Notices_go_to_the_address_that_an_office_states_beside_those_of_the_settings()
    {
        await using var world = new AlertWorld(azurite);
        var (statements, contacts, _) = await world.StatementsAsync();
        await statements.PutAsync(new OfficeContact("32.77", "", "(022) 6654274", "", "Dinsos@cimahi.contoh.go.id"), CancellationToken.None);
        await statements.PutAsync(new OfficeContact("32", "", "(022) 7212221", "", "jabar@contoh.go.id"), CancellationToken.None);
        await statements.PutAsync(new OfficeContact("II", "", "(022) 1111111", "", "bandung@contoh.go.id"), CancellationToken.None);
        var options = new NoticeOptions { Offices = { ["32.77"] = "dinsos@cimahi.contoh.go.id" }, Ministry = "pusdatin@contoh.go.id" };

        var known = await new NoticeAddresses(new SetOptions<NoticeOptions>(options), contacts, Workers.Keys).ListAsync(CancellationToken.None);

        Assert.Equal(
            [(NoticeReaderKind.Ministry, "00"), (NoticeReaderKind.Office, "32.77"), (NoticeReaderKind.Province, "32")],
            known.Select(recipient => (recipient.Reader.Kind, recipient.Reader.Code)));
    }
}
