namespace SertiKesos.Tests.Support;

/// <summary>What can go wrong between a client and a service.</summary>
internal enum FaultKind
{
    /// <summary>The service did the work; the connection ends before a byte of the answer.</summary>
    AnswerDropped,

    /// <summary>The service refuses for now (503 ServerBusy) and does nothing.</summary>
    Busy,

    /// <summary>The service did the work; half of the answer arrives, then the connection ends.</summary>
    HalfAnswer,

    /// <summary>All is well, only late.</summary>
    Slow,

    /// <summary>The connection ends before the request reaches the service.</summary>
    Reset,
}
