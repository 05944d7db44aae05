'use strict';

const { window, workspace } = require('vscode');
const { LanguageClient } = require('vscode-languageclient/node');

let client;

/** Starts the server: `java -jar concordance.jar language-server`, over standard input and output. */
function activate() {
  const settings = workspace.getConfiguration('concordance');
  const jar = settings.get('jar');
  if (!jar) {
    window.showWarningMessage('Concordance: set "concordance.jar" to the path of concordance.jar, then reload the window.');
    return undefined;
  }
  client = new LanguageClient(
    'concordance',
    'Concordance',
    { command: settings.get('java'), args: ['-jar', jar, 'language-server'] },
    {
      documentSelector: [
        { scheme: 'file', language: 'concordance-rules' },
        { scheme: 'file', language: 'markdown', pattern: '**/*-[0-9]*.md' },
      ],
      synchronize: { fileEvents: workspace.createFileSystemWatcher('**/*.{drl,md}') },
    });
  return client.start();
}

function deactivate() {
  return client ? client.stop() : undefined;
}

module.exports = { activate, deactivate };
