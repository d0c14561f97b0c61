using FsCheck;
using FsCheck.Fluent;
using SertiKesos.Platform.Audit;

namespace SertiKesos.Tests.Platform.Audit;

public sealed class AuditHashTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 24, 9, 30, 0, 5, TimeSpan.FromHours(7));

    [Fact]
    public void The_form_never_changes()
    {
        var entry = new AuditEntry("s1", "operator", "roster.accepted", "ab", new Dictionary<string, string> { ["z"] = "é", ["a"] = "1" });

        // echo -n '4:SKA1,64:000…000,5:32.77,1:1,24:2026-11-24T02:30:00.005Z,2:s1,8:operator,15:roster.accepted,2:ab,1:a,1:1,1:z,2:é,' | sha256sum
        Assert.Equal("ca3c1200c74f84545c14b8fe802c13852d243cd4e9dafddce102ab83c951785e", AuditHash.Of("32.77", 1, At, entry, AuditHash.Start));
    }

    [Fact]
    public void Text_cannot_move_from_one_field_to_the_next() =>
        Prop.ForAll<NonNull<string>, NonNull<string>>((left, right) =>
            left.Get.Length == 0 || Of(left.Get, right.Get) != Of(left.Get[..^1], left.Get[^1] + right.Get))
            .QuickCheckThrowOnFailure();

    private static string Of(string actor, string action) =>
        AuditHash.Of("32.77", 1, At, new AuditEntry("a", actor, action, "", new Dictionary<string, string>()), AuditHash.Start);
}
