using FsCheck;
using FsCheck.Fluent;
using SertiKesos.Institutions;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Institutions;

public sealed class InstitutionChangeTests
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 2, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_first_list_is_all_new()
    {
        var change = InstitutionChange.Of(null, Arrival("s1", 0, An.Institution("Satu"), An.Institution("Dua")))!;

        Assert.Equal((2, 0, 0, 0), (change.Added, change.Changed, change.Unchanged, change.Missing.Count));
        Assert.Equal(["Satu", "Dua"], change.Next.Institutions.Select(institution => institution.Name));
    }

    [Fact]
    public void A_newer_list_replaces_the_whole_and_names_who_left()
    {
        var first = InstitutionChange.Of(null, Arrival("s1", 0, An.Institution("Satu"), An.Institution("Dua")))!.Next;

        var change = InstitutionChange.Of(first, Arrival("s2", 1, An.Institution("Dua"), An.Institution("Tiga")))!;

        Assert.Equal((1, 0, 1), (change.Added, change.Changed, change.Unchanged));
        var left = Assert.Single(change.Next.Left);
        Assert.Equal(("Satu", new DateOnly(2026, 11, 24), "s2"), (left.Institution.Name, left.MissingSince, left.Submission));
    }

    [Fact]
    public void Who_is_named_again_has_not_left()
    {
        var first = InstitutionChange.Of(null, Arrival("s1", 0, An.Institution("Satu"), An.Institution("Dua")))!.Next;
        var second = InstitutionChange.Of(first, Arrival("s2", 1, An.Institution("Dua")))!.Next;

        Assert.Empty(InstitutionChange.Of(second, Arrival("s3", 2, An.Institution("SATU"), An.Institution("Dua")))!.Next.Left);
    }

    [Fact]
    public void An_older_upload_never_wins()
    {
        var newer = InstitutionChange.Of(null, Arrival("s2", 1, An.Institution("Satu")))!.Next;

        Assert.Null(InstitutionChange.Of(newer, Arrival("s1", 0, An.Institution("Dua"))));
    }

    [Fact]
    public void Of_two_uploads_in_one_second_the_name_decides_in_either_order()
    {
        var a = Arrival("a", 0, An.Institution("Satu"));
        var b = Arrival("b", 0, An.Institution("Dua"));

        Assert.NotNull(InstitutionChange.Of(InstitutionChange.Of(null, a)!.Next, b));
        Assert.Null(InstitutionChange.Of(InstitutionChange.Of(null, b)!.Next, a));
    }

    [Fact]
    public void A_roster_without_institutions_changes_none() => Assert.Null(InstitutionChange.Of(null, Arrival("s1", 0)));

    [Fact]
    public void A_renewed_number_or_a_corrected_name_is_the_same_institution()
    {
        var first = InstitutionChange.Of(null, Arrival("s1", 0, An.Institution("Satu", number: "460/1/2021"), An.Institution("Dua Cntoh", number: "460/2/2021")))!.Next;

        var change = InstitutionChange.Of(first, Arrival("s2", 1, An.Institution("Satu", number: "460/1/2026"), An.Institution("Dua Contoh", number: "460-2-2021")))!;

        Assert.Equal((0, 2, 0, 0), (change.Added, change.Changed, change.Unchanged, change.Missing.Count));
    }

    [Fact]
    public void Of_repeated_rows_the_later_stands_once()
    {
        var change = InstitutionChange.Of(null, Arrival("s1", 0, An.Institution("Satu"), An.Institution("LKS. Dua"), An.Institution("satu", number: "460/1")))!;

        Assert.Equal(["satu", "LKS. Dua"], change.Next.Institutions.Select(institution => institution.Name));
    }

    [Fact]
    public void One_number_under_two_names_and_one_name_under_two_numbers_are_two_each() =>
        Assert.Equal(4, InstitutionMatch.WithoutRepeats(
            [An.Institution("Satu", number: "1"), An.Institution("Dua", number: "1"), An.Institution("Tiga", number: "3"), An.Institution("Tiga", number: "4")]).Count);

    [Fact]
    public void The_same_list_again_changes_nothing_and_nobody_is_lost() =>
        Prop.ForAll(GeneratedInstitutions.Lists.ToArbitrary(), GeneratedInstitutions.Lists.ToArbitrary(), (one, other) =>
        {
            if (InstitutionChange.Of(null, Arrival("s1", 0, [.. one])) is not { } first)
            {
                return;
            }

            var again = InstitutionChange.Of(first.Next, Arrival("s2", 1, [.. one]))!;
            Assert.Equal((0, 0, first.Next.Institutions.Count, 0), (again.Added, again.Changed, again.Unchanged, again.Missing.Count));
            if (InstitutionChange.Of(first.Next, Arrival("s2", 1, [.. other])) is { } next)
            {
                Assert.Equal(next.Next.Institutions.Count, next.Added + next.Changed + next.Unchanged);
                Assert.Equal(first.Next.Institutions.Count, next.Changed + next.Unchanged + next.Missing.Count);
                Assert.Equal(next.Missing, next.Next.Left.Select(left => left.Institution));
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    private static InstitutionArrival Arrival(string submission, int day, params Institution[] institutions) =>
        new(submission, Monday.AddDays(day), Monday.AddDays(day), new DateOnly(2026, 11, 23).AddDays(day), institutions);
}
