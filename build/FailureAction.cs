/// <summary>What happens to the build VM after a failure.</summary>
enum FailureAction
{
    /// <summary>It is deleted.</summary>
    Cleanup,

    /// <summary>It stays for debugging, until its expiry tag.</summary>
    Keep,

    /// <summary>The person at the terminal decides: clean up, keep, or try the target again.</summary>
    Ask,
}
