if (excluded == 'slow') {
    println 'deploy-together is slow: it runs with -Pfull'
    return false
}
return true
