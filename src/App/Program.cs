using Kept.App;
using Kept.App.Access;
using Kept.App.Data;

var app = await Server.Build(new ServeSettings(args.Length > 0 ? args[0] : "data", Port: args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 5080));
await Console.Out.WriteLineAsync(await SetUpLink.Create(app.Services.GetRequiredService<Store>()));
await app.RunAsync();
