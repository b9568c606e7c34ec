begin();
byId('fold').hidden = !chunked && groups.size === 0;
showDatasets();
showParameters();
redraw();
showRun();
window.addEventListener('resize', fit);
performance.mark('ready');
document.documentElement.setAttribute('data-ready', 'true');
