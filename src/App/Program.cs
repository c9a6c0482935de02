using Kept.App;

var app = await Server.Build(new ServeSettings("data"));
await app.RunAsync();
