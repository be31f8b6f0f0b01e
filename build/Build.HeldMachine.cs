using Ingot.Arm.Machines;
using Ingot.Recipes;

/// <summary>What a hold needs beside itself.</summary>
partial class Build
{
    /// <summary>A machine that this process holds, and says so now and then.</summary>
    /// <param name="Machine">Its recipe.</param>
    /// <param name="Hold">The hold.</param>
    sealed record HeldMachine(Recipe Machine, Hold Hold)
    {
        readonly CancellationTokenSource ended = new();

        Task beating = Task.CompletedTask;

        /// <summary>A machine whose hold beats from now on.</summary>
        /// <param name="machine">Its recipe.</param>
        /// <param name="hold">The hold.</param>
        /// <param name="beat">Beats until the token ends it.</param>
        public static HeldMachine Of(Recipe machine, Hold hold, Func<CancellationToken, Task> beat)
        {
            var held = new HeldMachine(machine, hold);
            held.beating = beat(held.ended.Token);
            return held;
        }

        /// <summary>Ends the beats; none is under way afterwards.</summary>
        public async Task EndAsync()
        {
            await ended.CancelAsync();
            await beating;
            ended.Dispose();
        }
    }
}
