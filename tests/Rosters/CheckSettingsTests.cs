using SertiKesos.Hosting.Commands;
using SertiKesos.Hosting.Commands.Check;
using SertiKesos.Hosting.Local;
using SertiKesos.Platform;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Rosters;

public sealed class CheckSettingsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sertikesos-settings-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Without_settings_the_defaults_hold() => Assert.Equal(CheckRules.Default, CheckSettings.Read(_folder));

    [Theory]
    [InlineData("Certificates:ValidityMonths")]
    [InlineData("Certificates__ValidityMonths")]
    public void The_settings_of_the_folder_are_those_of_the_import(string name)
    {
        Write(name, "36");

        Assert.Equal(36, CheckSettings.Read(_folder).Certificates.ValidityMonths);
    }

    [Fact]
    public void A_setting_without_sense_is_said_in_a_sentence()
    {
        Write("Certificates:DueDays", "-1");

        Assert.Contains("Certificates:DueDays", Assert.Throws<SetupException>(() => CheckSettings.Read(_folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shorter_validity_changes_what_is_counted()
    {
        Write("Certificates:ValidityMonths", "24");
        var file = Path.Combine(_folder, "roster.xlsx");
        File.WriteAllBytes(file, Xlsx.Of("Data", SmallRoster.Header, SmallRoster.Row(1).With((8, "C-1"), (9, "01-02-2024"))).Build().Content);

        Assert.Contains("\"certified\": 0,\n  \"unknown\": 0,\n  \"due\": 0,\n  \"expired\": 1", await JsonAsync(file, CheckSettings.Read(_folder)), StringComparison.Ordinal);
        Assert.Contains("\"certified\": 1,", await JsonAsync(file, CheckRules.Default), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shorter_accreditation_changes_what_is_counted()
    {
        var file = Path.Combine(_folder, "lembaga.xlsx");
        object?[] header = ["No", "Nama LKS", "Jenis Lembaga", "Akreditasi", "Tanggal Akreditasi"];
        File.WriteAllBytes(file, Xlsx.Of("LKS", header, [1, "LKS Contoh", "LKS", "A", "01-02-2024"]).Build().Content);
        Assert.Contains("\"accredited\": 1", await JsonAsync(file, CheckSettings.Read(_folder)), StringComparison.Ordinal);

        Write("Institutions:AccreditationMonths", "24");

        Assert.Contains("\"accredited\": 0", await JsonAsync(file, CheckSettings.Read(_folder)), StringComparison.Ordinal);
    }

    private static async Task<string> JsonAsync(string file, CheckRules rules)
    {
        using var output = new StringWriter();
        await CheckCommand.RunAsync(
            new CheckRequest(file, "32.77", new DateOnly(2026, 11, 24), Json: true, Receipt: null),
            new Caller(TextReader.Null, output, TextWriter.Null, TimeProvider.System),
            rules,
            CancellationToken.None);
        return output.ToString().ReplaceLineEndings("\n");
    }

    private void Write(string name, string value) =>
        File.WriteAllText(Path.Combine(_folder, LocalSettings.FileName), $"{{ \"Values\": {{ \"{name}\": \"{value}\" }} }}");
}
