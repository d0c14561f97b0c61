namespace SertiKesos.Worker.Standalone.Timers;

/// <summary>The key under which the clock of the schedules is registered, apart from any clock of the app.</summary>
internal static class ScheduleClock
{
    public const string Key = "SertiKesos.Worker.Schedules";
}
