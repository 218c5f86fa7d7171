using PushGen;

namespace Quickstart;

/// <summary>Lines to paste into a shell while the server runs.</summary>
static class CurlLines
{
    public static async Task PrintAsync(string address)
    {
        string cursor = await FirstCursorAsync(address);
        Console.WriteLine($$"""
            Serving at {{address}} until Ctrl+C. What is there:
              curl -s "{{address}}"

            A page of a topic, and from a cursor on, held until there is more:
              curl -s "{{address}}/machine-monitor/readings?sensor=Processor"
              curl -s "{{address}}/machine-monitor/readings?sensor=Processor&after={{cursor}}&wait=25"

            The same as Server-Sent Events, from now and from the cursor on:
              curl -N -H 'Accept: text/event-stream' "{{address}}/machine-monitor/readings?sensor=Processor"
              curl -N -H 'Accept: text/event-stream' -H "Last-Event-ID: {{cursor}}" "{{address}}/machine-monitor/readings?sensor=Processor"

            A call with a result, one without (it prints nothing), and a stream:
              curl -s -H 'Content-Type: application/json' -d '{}' {{address}}/machine-monitor/describe
              curl -s -H 'Content-Type: application/json' -d '{"sensor":"Processor","level":50}' {{address}}/machine-monitor/set-alert-level
              curl -N -H 'Content-Type: application/json' -H 'Accept: text/event-stream' -d '{"sensor":"Processor","count":5}' {{address}}/machine-monitor/history
            """);
    }

    /// <summary>A real cursor: that of the first reading that comes.</summary>
    static async Task<string> FirstCursorAsync(string address)
    {
        await using var client = new MachineMonitorClient(address);
        await foreach (var (_, cursor) in client.Readings(Sensor.Processor).FromEarliest().WithCursors())
            return cursor.ToString();
        return PushCursor.Earliest.ToString();
    }
}
