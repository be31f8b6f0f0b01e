namespace Ingot.Ansible;

/// <summary>Who is told what happens in a playbook.</summary>
/// <param name="Write">Told each line of Ansible.</param>
/// <param name="Say">Told what this program has to say in between.</param>
/// <param name="Retried">Told that it goes on after the guest was not reached, and where.</param>
/// <param name="Ended">Told how a task ended.</param>
/// <param name="ReachAsync">Waits until the guest answers again; a fault when it does not.</param>
/// <param name="Mask">Hides secrets in a text.</param>
public sealed record PlaybookWatch(
    Action<string> Write, Action<string> Say, Action<string> Retried, Action<TaskOutcome> Ended, Func<CancellationToken, Task> ReachAsync, Func<string, string> Mask);
