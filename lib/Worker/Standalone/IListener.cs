namespace SertiKesos.Worker.Standalone;

/// <summary>Watches for what starts functions, until it is stopped.</summary>
internal interface IListener
{
    /// <summary>Makes sure that what is watched exists.</summary>
    Task PrepareAsync(CancellationToken cancel);

    /// <summary>
    /// Watches until <paramref name="stopping"/>, then waits for what is running. <paramref name="aborting"/> reaches the
    /// functions and ends the wait.
    /// </summary>
    Task RunAsync(CancellationToken stopping, CancellationToken aborting);
}
