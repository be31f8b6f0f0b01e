/// <summary>What happens to the build VM after a failure.</summary>
enum OnError
{
    /// <summary>It is deleted.</summary>
    Cleanup,

    /// <summary>It stays for debugging, until its expiry tag.</summary>
    Keep,
}
